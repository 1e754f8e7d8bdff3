package io.sre.tempo.model.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The schema of SARIF has terms of its own, so it is not in the project: {@code -Dsarif.schema} says where it is. */
@EnabledIfSystemProperty(named = "sarif.schema", matches = ".+", disabledReason = "the schema of SARIF is not there")
class OfficialSarifSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void is_what_reports_follow_whatever_the_texts_are() throws IOException {
        Path file = Path.of(System.getProperty("sarif.schema", ""));
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                .getSchema(JSON.readTree(Files.readString(file)));

        for (Findings findings : HostileFindings.any().list().ofSize(100).sample()) {
            assertThat(schema.validate(JSON.readTree(findings.toSarif()))).isEmpty();
        }
        assertThat(schema.validate(JSON.readTree(FindingsSarif.of(FindingsFixture.some(), Optional.of("1.2.3")))))
                .isEmpty();
    }
}
