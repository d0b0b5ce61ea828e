package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One that fetches profiles again and again, as its configuration says.
 *
 * @param host that it believes to talk to, and sends as Host
 * @param headers that it sends with every request, beside
 * @param jobs by their names
 */
record Scraper(String host, List<String> headers, Map<String, Job> jobs) {
    /**
     * @param path with its query
     * @param delta whether it asks for what comes to be within a time
     * @param keep the sample types that it is told to keep, as type/unit; empty for all
     */
    record Job(String path, boolean delta, List<String> keep) {
        /** The kind of profile that is served there. */
        Served kind() {
            String name = path.replaceAll("\\?.*", "").replaceAll(".*/", "");
            return name.equals("fgprof") ? Served.WALL : Served.valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** What it gets for one of its jobs, from who is at this port in truth. */
    Http.Response scrape(int port, String name) {
        List<String> all = new ArrayList<>(List.of("Host: " + host, "Accept-Encoding: gzip"));
        all.addAll(headers);
        try {
            Http.Response response = Http.sendBare(port, "GET " + jobs.get(name).path() + " HTTP/1.1", all, "");
            assertThat(response.status()).as(response.text()).isEqualTo(200);
            assertThat(response.header("Content-Encoding")).isNull();
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
