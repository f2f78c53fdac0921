package io.duebell.api.web;

import io.duebell.campaign.Audience;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom it is for; see the console's page of campaigns for what each field means. */
record AudienceInput(
        @Nullable List<String> villages,
        @Nullable List<String> townships,
        @Nullable List<String> managers,
        @Nullable List<String> products,
        @Nullable Integer dueFrom,
        @Nullable Integer dueTo,
        @Nullable Integer overdueFrom,
        @Nullable Integer overdueTo,
        @Nullable Long leastFen,
        @Nullable Long mostFen,
        @Nullable List<Audience.LoanClass> classes,
        @Nullable Integer quietDays,
        Audience.@Nullable Answered answered,
        Audience.@Nullable PhoneHealth phone,
        @Nullable Long list) {

    static AudienceInput of(Audience audience) {
        return new AudienceInput(
                audience.villages(),
                audience.townships(),
                audience.managers(),
                audience.products(),
                audience.dueFrom(),
                audience.dueTo(),
                audience.overdueFrom(),
                audience.overdueTo(),
                audience.leastFen(),
                audience.mostFen(),
                audience.classes(),
                audience.quietDays(),
                audience.answered(),
                audience.phone(),
                audience.list());
    }

    Audience audience() {
        return new Audience(
                villages == null ? List.of() : villages,
                townships == null ? List.of() : townships,
                managers == null ? List.of() : managers,
                products == null ? List.of() : products,
                dueFrom,
                dueTo,
                overdueFrom,
                overdueTo,
                leastFen,
                mostFen,
                classes == null ? List.of() : classes,
                quietDays,
                answered == null ? Audience.Answered.ANY : answered,
                phone == null ? Audience.PhoneHealth.ANY : phone,
                list);
    }
}
