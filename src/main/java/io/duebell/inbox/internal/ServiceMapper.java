package io.duebell.inbox.internal;

import io.duebell.inbox.Person;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Sums over entries that came in; the statements stand in the XML of the same name. */
@Mapper
interface ServiceMapper {

    Sums sums(
            @Param("person") Person person,
            @Param("begin") Instant begin,
            @Param("end") Instant end,
            @Param("within") long withinMillis,
            @Param("now") Instant now);

    /** Of entries that came between two instants, by whether they wanted a person and were looked at. */
    record Sums(int replies, int looked, int inTime, int waiting, int overdue) {}

    /** The time to the look that has so many shorter ones. */
    long lookedAfter(
            @Param("person") Person person,
            @Param("begin") Instant begin,
            @Param("end") Instant end,
            @Param("shorter") int shorter);
}
