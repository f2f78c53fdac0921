package io.duebell.loanbook.internal;

import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What it takes to write batches to the gateway's database.
 *
 * @param rows how many make a batch
 * @param beforeEach throws when the batch must not be written any more
 */
record GatewayBatches(SqlSessionFactory sessions, TransactionTemplate transactions, int rows, Runnable beforeEach) {}
