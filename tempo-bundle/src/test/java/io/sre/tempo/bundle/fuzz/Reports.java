package io.sre.tempo.bundle.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.manifest.Manifests;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What holds for the reports of whatever was read. */
public final class Reports {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LINE = 2000;

    private Reports() {}

    /** Validates, and reads each report as those do whom it is for. */
    public static Findings check(Manifests manifests) {
        Findings findings = Validator.standard().validate(manifests);
        try {
            assertThat(JSON.readTree(findings.toJson()).path("findings")).hasSize(findings.size());
            assertThat(JSON.readTree(findings.toSarif()).at("/runs/0/results"))
                    .hasSize(findings.size() + findings.suppressed().size());
            readXml(findings.toJUnitXml());
        } catch (JsonProcessingException | XMLStreamException e) {
            throw new AssertionError("a report cannot be read", e);
        }
        findings.toText().lines().forEach(Reports::checkLine);
        for (Finding finding : findings) {
            assertThat(finding.place().line()).isPositive();
        }
        return findings;
    }

    /** Nothing steers the terminal, nor fills it. */
    private static void checkLine(String line) {
        if (line.length() > LONGEST_LINE || line.chars().anyMatch(Character::isISOControl)) {
            throw new AssertionError("a line is not fit to be shown: " + line);
        }
    }

    private static void readXml(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        while (reader.hasNext()) {
            reader.next();
        }
    }
}
