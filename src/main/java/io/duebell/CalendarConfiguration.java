package io.duebell;

import static java.util.stream.Collectors.toSet;

import io.duebell.shared.BadSettingException;
import io.duebell.shared.BusinessCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one calendar: the years that are shipped, and those an operator put beside them; the latter count. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    private static final String KEY = "duebell.calendar.dir";

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Bean
    BusinessCalendar calendar(@Value("${duebell.calendar.dir:}") String folder) throws IOException {
        List<BusinessCalendar.Year> years = new ArrayList<>();
        for (Resource shipped : new PathMatchingResourcePatternResolver().getResources("classpath:calendar/*.json")) {
            try (InputStream in = shipped.getInputStream()) {
                years.add(json.readValue(in, BusinessCalendar.Year.class));
            }
        }
        if (!folder.isBlank()) {
            years.addAll(beside(Path.of(folder)));
        }
        return new BusinessCalendar(years, newYears());
    }

    private List<BusinessCalendar.Year> beside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadSettingException(
                    KEY,
                    folder.toString(),
                    "there is no such folder; give one with files like 2027.json, or leave it out");
        }
        List<BusinessCalendar.Year> years = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                years.add(read(file));
            }
        }
        return years;
    }

    private BusinessCalendar.Year read(Path file) throws IOException {
        try {
            BusinessCalendar.Year year = json.readValue(Files.readString(file), BusinessCalendar.Year.class);
            if (year.days() == null || year.days().stream().anyMatch(day -> day == null || day.date() == null)) {
                throw new BadSettingException(KEY, file.toString(), "a day there has no date; correct the file");
            }
            return year;
        } catch (JacksonException e) {
            throw new BadSettingException(
                    KEY,
                    file.toString(),
                    "it is no list of holidays {\"year\": 2027, \"days\": [{\"date\": \"2027-01-01\", \"isOffDay\": true}]}: "
                            + e.getOriginalMessage());
        }
    }

    private static Set<LocalDate> newYears() throws IOException {
        try (InputStream in = new ClassPathResource("calendar/new-years.txt").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(LocalDate::parse)
                    .collect(toSet());
        }
    }
}
