package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.flamelab.endpoint.Scraper.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scrapers that the README names, made from the configuration files that it names, by each one's own rules. */
final class Scrapers {
    private static final Path FILES = Path.of("scrape");

    private Scrapers() {}

    /** @param token what stands in the file that the configuration names */
    static Scraper parca(String token) throws IOException {
        JsonNode config = new YAMLMapper().readTree(FILES.resolve("parca.yaml").toFile());
        assertThat(config.fieldNames()).toIterable().containsExactly("object_storage", "scrape_configs");
        JsonNode scrape = config.get("scrape_configs").get(0);
        long interval = seconds(scrape.get("scrape_interval").asText());
        Map<String, Job> jobs = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                scrape.at("/profiling_config/pprof_config").properties()) {
            JsonNode profile = entry.getValue();
            assertThat(profile.fieldNames())
                    .toIterable()
                    .isSubsetOf("enabled", "path", "delta", "seconds", "keep_sample_type");
            boolean delta = profile.path("delta").asBoolean();
            long window = profile.has("seconds") ? profile.get("seconds").asLong() : interval;
            List<String> keep = new ArrayList<>();
            profile.path("keep_sample_type")
                    .forEach(type -> keep.add(
                            type.get("type").asText() + "/" + type.get("unit").asText()));
            String path = profile.get("path").asText();
            if (profile.get("enabled").asBoolean()) {
                jobs.put(entry.getKey(), new Job(delta ? path + "?seconds=" + window : path, delta, keep));
            }
        }
        assertThat(scrape.at("/authorization/credentials_file").asText()).isNotEmpty();
        String authorization = scrape.at("/authorization/type").asText() + " " + token;
        return new Scraper(
                scrape.at("/static_configs/0/targets/0").asText(),
                List.of("User-Agent: conprof/0.24.0", "Authorization: " + authorization),
                jobs);
    }

    /** @param token what stands in the file that the configuration names */
    static Scraper alloy(String token) throws IOException {
        Map<String, Object> config = AlloyConfig.read(FILES.resolve("alloy.config"));
        Map<?, ?> scrape = (Map<?, ?>) config.get("pyroscope.scrape orders");
        assertThat(scrape.get("forward_to")).isEqualTo(List.of("pyroscope.write.local.receiver"));
        assertThat(config).containsKey("pyroscope.write local");
        // Unless delta_profiling_duration says otherwise, a second less than the interval.
        long window = seconds((String) scrape.get("scrape_interval")) - 1;
        assertThat(scrape.containsKey("delta_profiling_duration")).isFalse();
        Map<String, Job> jobs = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) scrape.get("profiling_config")).entrySet()) {
            Map<?, ?> profile = (Map<?, ?>) entry.getValue();
            boolean delta = Boolean.TRUE.equals(profile.get("delta"));
            String path = (String) profile.get("path");
            String name = ((String) entry.getKey()).replaceFirst("profile\\.", "");
            assertThat(profile.get("enabled")).isEqualTo(true);
            jobs.put(name, new Job(delta ? path + "?seconds=" + window : path, delta, List.of()));
        }
        Map<?, ?> basic = (Map<?, ?>) scrape.get("basic_auth");
        assertThat((String) basic.get("password_file")).isNotEmpty();
        byte[] credentials = (basic.get("username") + ":" + token).getBytes(StandardCharsets.UTF_8);
        Map<?, ?> target = (Map<?, ?>) ((List<?>) scrape.get("targets")).get(0);
        return new Scraper(
                (String) target.get("__address__"),
                List.of(
                        "User-Agent: Alloy/v1.12.0",
                        "Authorization: Basic " + Base64.getEncoder().encodeToString(credentials)),
                jobs);
    }

    private static long seconds(String duration) {
        assertThat(duration).matches("[0-9]+s");
        return Long.parseLong(duration.substring(0, duration.length() - 1));
    }
}
