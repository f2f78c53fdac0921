package io.duebell.demo.web;

import io.duebell.demo.DemoDay;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** The button <em>Next day</em>. */
@Controller
@Profile("demo")
class NextDayController {

    private final DemoDay day;

    NextDayController(DemoDay day) {
        this.day = day;
    }

    @PostMapping("/demo/next-day")
    String nextDay() {
        day.nextDay();
        return "redirect:/";
    }
}
