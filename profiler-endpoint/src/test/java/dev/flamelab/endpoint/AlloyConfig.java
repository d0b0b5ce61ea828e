package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of Grafana Alloy's configuration language as a scraper of profiles is told in. */
final class AlloyConfig {
    private static final Pattern TOKEN =
            Pattern.compile("\\s+|//[^\n]*|(\"(?:[^\"\\\\]|\\\\.)*\"|[\\w.]+|[={}\\[\\],])", Pattern.DOTALL);

    private final Deque<String> tokens = new ArrayDeque<>();

    private AlloyConfig(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            assertThat(matcher.start()).as("what no token is, at %s", end).isEqualTo(end);
            end = matcher.end();
            if (matcher.group(1) != null) {
                tokens.add(matcher.group(1));
            }
        }
        assertThat(end).isEqualTo(text.length());
    }

    /**
     * The blocks of a file by their names, with a label after a space. Attributes are text, truth, list or map.
     */
    static Map<String, Object> read(Path file) throws IOException {
        var config = new AlloyConfig(Files.readString(file));
        Map<String, Object> body = config.body();
        assertThat(config.tokens).isEmpty();
        return body;
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        while (!tokens.isEmpty() && !tokens.peek().equals("}")) {
            String name = tokens.remove();
            Object value;
            if (tokens.peek().equals("=")) {
                tokens.remove();
                value = value();
            } else {
                if (tokens.peek().startsWith("\"")) {
                    name += " " + value();
                }
                expect("{");
                value = body();
                expect("}");
            }
            assertThat(body.put(name, value)).as(name + " once").isNull();
        }
        return body;
    }

    private Object value() {
        String token = tokens.remove();
        if (token.equals("[")) {
            List<Object> list = new ArrayList<>();
            while (!tokens.peek().equals("]")) {
                list.add(value());
                separate("]");
            }
            expect("]");
            return list;
        }
        if (token.equals("{")) {
            Map<Object, Object> map = new LinkedHashMap<>();
            while (!tokens.peek().equals("}")) {
                Object key = value();
                expect("=");
                map.put(key, value());
                separate("}");
            }
            expect("}");
            return map;
        }
        if (token.startsWith("\"")) {
            return token.substring(1, token.length() - 1);
        }
        return token.equals("true") || token.equals("false") ? (Object) Boolean.valueOf(token) : token;
    }

    private void separate(String end) {
        if (!tokens.peek().equals(end)) {
            expect(",");
        }
    }

    private void expect(String token) {
        assertThat(tokens.remove()).isEqualTo(token);
    }
}
