package io.duebell;

import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The gateway's program: the server, or another job named by the first argument. */
@SpringBootApplication
@MapperScan(basePackages = "io.duebell", annotationClass = Mapper.class)
public class Duebell {

    Duebell() {}

    public static void main(String[] args) {
        System.exit(Commands.run(args));
    }

    /** Starts the server and leaves it running. */
    static void serve(String[] args) {
        SpringApplication application = new SpringApplication(Duebell.class);
        application.addInitializers(new RequiredSettings());
        application.run(args);
    }
}
