#!/usr/bin/env bash
# Run once by the mysql image, on an empty volume: the two databases and who may do what in them.
# MYSQL_ARGS and LOANBOOK_SCHEMA are there to try it on another server.
# A subshell: the image sources this file where it is not executable, and its shell must keep its own options.
(
  set -euo pipefail
  schema="${LOANBOOK_SCHEMA:-/loanbook/schema.sql}"
  # A password as an SQL literal.
  literal() {
    local text="${1//\\/\\\\}"
    printf "'%s'" "${text//\'/\'\'}"
  }

  # shellcheck disable=SC2086 # several arguments
  as_root() {
    MYSQL_PWD="${MYSQL_ROOT_PASSWORD:?}" mysql ${MYSQL_ARGS:---protocol=socket} --user=root "$@"
  }

  # The owner lays the schema: MySQL lets nobody drop a view that root defined but those who are as root.
  # shellcheck disable=SC2086
  as_loan_system() {
    MYSQL_PWD="$LOAN_SYSTEM_PASSWORD" mysql ${MYSQL_ARGS:---protocol=socket} --user=loan_system \
      --default-character-set=utf8mb4 loanbook
  }

  gateway="$(literal "${GATEWAY_DB_PASSWORD:?}")"
  loan_reader="$(literal "${LOAN_READER_PASSWORD:?}")"
  loan_system="$(literal "${LOAN_SYSTEM_PASSWORD:?}")"

  as_root <<SQL
CREATE DATABASE duebell CHARACTER SET utf8mb4;
CREATE DATABASE loanbook CHARACTER SET utf8mb4;
CREATE USER 'gateway'@'%' IDENTIFIED BY $gateway;
CREATE USER 'loan_reader'@'%' IDENTIFIED BY $loan_reader;
CREATE USER 'loan_system'@'%' IDENTIFIED BY $loan_system;
GRANT ALL PRIVILEGES ON duebell.* TO 'gateway'@'%';
GRANT ALL PRIVILEGES ON loanbook.* TO 'loan_system'@'%';
SQL

  # The stamp by which generate-loanbook knows a database that it may fill anew; without it, it refuses.
  as_loan_system <<'SQL'
CREATE TABLE generated_by (
    id             TINYINT     NOT NULL PRIMARY KEY,
    generator      VARCHAR(60) NOT NULL,
    households     INT         NOT NULL,
    business_date  DATE        NOT NULL,
    seed           BIGINT      NOT NULL
) DEFAULT CHARSET = utf8mb4;
SQL
  as_loan_system <"$schema"

  # Grants go by name, so they outlive the views that the generator lays anew.
  for view in v_open_instalment v_borrower v_borrower_phone v_loan v_posting v_book_status; do
    as_root --execute="GRANT SELECT ON loanbook.$view TO 'loan_reader'@'%'"
  done
)
