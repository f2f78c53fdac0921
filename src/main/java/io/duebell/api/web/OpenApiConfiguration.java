package io.duebell.api.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says beside its paths. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI description() {
        Schema<?> problem = new ObjectSchema()
                .description("What went wrong and what to do (RFC 9457)")
                .addProperty("type", new StringSchema().description("urn:duebell:problem: and the code"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("For people; may change"))
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema().description("For programs; never changes"));
        return new OpenAPI()
                .info(new Info()
                        .title("Duebell")
                        .version("1")
                        .description(
                                "Campaigns, notices, whether a borrower may be contacted, statements and remittances. Money is in fen, times are"
                                        + " in UTC, dates are in China."))
                .servers(List.of(new Server().url("/").description("This gateway")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token of the console's page API tokens"))
                        .addSchemas("Problem", problem)
                        .addResponses(
                                "Problem",
                                new ApiResponse()
                                        .description("A problem")
                                        .content(new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType()
                                                                .schema(new Schema<>()
                                                                        .$ref("#/components/schemas/Problem"))))))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** Every operation may end in a problem. */
    @Bean
    OpenApiCustomizer problems() {
        return api -> api.getPaths()
                .values()
                .forEach(path -> path.readOperations()
                        .forEach(operation -> operation
                                .getResponses()
                                .addApiResponse("default", new ApiResponse().$ref("#/components/responses/Problem"))));
    }
}
