package io.duebell.loanbook.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the loan system's database is reached, and how the snapshot is taken.
 *
 * @param url JDBC URL of a database, best a replica, that has the six views
 * @param username who may SELECT the views, nothing more
 * @param poolSize connections a node holds at most; a refresh takes two, the last check one a thread
 * @param connectTimeout how long a connection may take to come about
 * @param socketTimeout the longest silence of the server before a connection is given up
 * @param queryTimeout the longest a question other than the streams may take
 * @param batchRows rows that are written to the snapshot in one transaction
 * @param refreshWait how long a refresh waits for another node's to end
 * @param swapWait how long the swap waits, try by try, for readers of the snapshot to end
 * @param quarantineKept how long refused rows are kept
 */
@ConfigurationProperties("duebell.loanbook")
@Validated
record LoanBookSettings(
        @NotBlank String url,
        @NotBlank String username,
        @NotNull @DefaultValue("") String password,
        @Min(2) @Max(50) @DefaultValue("5") int poolSize,
        @DurationMin(millis = 100) @DefaultValue("5s") Duration connectTimeout,
        @DurationMin(seconds = 1) @DefaultValue("60s") Duration socketTimeout,
        @DurationMin(seconds = 1) @DefaultValue("10s") Duration queryTimeout,
        @Min(1) @Max(10_000) @DefaultValue("1000") int batchRows,
        @DurationMin(seconds = 1) @DefaultValue("10m") Duration refreshWait,
        @DurationMin(seconds = 1) @DefaultValue("2m") Duration swapWait,
        @DurationMin(days = 1) @DefaultValue("30d") Duration quarantineKept) {

    /** The URL without what may hold a password, for messages. */
    String shownUrl() {
        return url.replaceFirst("//[^/@]*@", "//").replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
        return "LoanBookSettings[" + shownUrl() + "]";
    }
}
