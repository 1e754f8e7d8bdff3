package io.sre.tempo.model.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Each report can be read, whatever is in the findings. */
class FindingsReportsPropertiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Provide
    Arbitrary<Findings> hostile() {
        return HostileFindings.any();
    }

    @Property(tries = 300)
    void are_json_whatever_the_texts_are(@ForAll("hostile") Findings findings) throws IOException {
        JsonNode report = JSON.readTree(findings.toJson().getBytes(StandardCharsets.UTF_8));

        assertThat(report.path("findings")).hasSize(findings.size());
        assertThat(report.path("suppressed")).hasSize(findings.suppressed().size());
        assertThat(report.at("/counts/files").intValue())
                .isEqualTo(findings.byFile().size());
        for (int index = 0; index < findings.size(); index++) {
            assertThat(report.path("findings").path(index).path("message").textValue())
                    .isEqualTo(Shown.wellFormed(findings.list().get(index).message()));
        }
    }

    @Property(tries = 300)
    void are_sarif_whatever_the_texts_are(@ForAll("hostile") Findings findings) throws IOException {
        JsonNode log = JSON.readTree(findings.toSarif().getBytes(StandardCharsets.UTF_8));

        SarifSchema.check(log);
        assertThat(log.at("/runs/0/results"))
                .hasSize(findings.size() + findings.suppressed().size());
    }

    @Property(tries = 300)
    void are_xml_whatever_the_texts_are(@ForAll("hostile") Findings findings)
            throws IOException, SAXException, ParserConfigurationException {
        Element root = parse(findings.toJUnitXml());

        NodeList cases = root.getElementsByTagName("testcase");
        assertThat(root.getAttribute("tests")).isEqualTo(String.valueOf(cases.getLength()));
        assertThat(root.getAttribute("failures"))
                .isEqualTo(String.valueOf(root.getElementsByTagName("failure").getLength()));
        assertThat(root.getAttribute("skipped"))
                .isEqualTo(String.valueOf(root.getElementsByTagName("skipped").getLength()));
        assertThat(cases.getLength()).isPositive();
    }

    @Property(tries = 200)
    void are_the_same_twice_and_in_any_order(@ForAll("hostile") Findings findings) {
        List<Finding> backwards = new ArrayList<>(findings.list());
        Collections.reverse(backwards);
        Findings again = Findings.of(backwards, findings.suppressed());

        assertThat(again.toText()).isEqualTo(findings.toText());
        assertThat(again.toJson()).isEqualTo(findings.toJson());
        assertThat(again.toSarif()).isEqualTo(findings.toSarif());
        assertThat(again.toJUnitXml()).isEqualTo(findings.toJUnitXml());
    }

    @Property(tries = 200)
    void are_text_that_steers_no_terminal(@ForAll("hostile") Findings findings) {
        assertThat(findings.toText().codePoints().filter(point -> point != '\n'))
                .noneMatch(Character::isISOControl)
                .noneMatch(point -> Character.getType(point) == Character.FORMAT);
    }

    private static Element parse(String xml) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        // Otherwise it prints what it throws.
        parser.setErrorHandler(new DefaultHandler());
        return parser.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    }
}
