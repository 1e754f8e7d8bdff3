package io.sre.tempo.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class YamlWriteTest {

    @Test
    void writes_lists_below_their_key_and_keeps_the_order() throws JsonProcessingException {
        assertThat(write("{'spec':{'b':[{'name':'x','ports':[1,2]},{'from':[{'podSelector':{}}]}],'a':[],'c':null}}"))
                .isEqualTo("""
                        spec:
                          b:
                            - name: x
                              ports:
                                - 1
                                - 2
                            - from:
                                - podSelector: {}
                          a: []
                          c: null
                        """);
    }

    private static String write(String json) throws JsonProcessingException {
        return Yaml.write(new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
