package dev.flamelab.endpoint;

import dev.flamelab.endpoint.Http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The requests that are sent to a Go program and to this one, and what may differ between the two answers. */
final class Conformance {
    /** One request a line; behind a bar, what differs on purpose, and why. */
    private static final String TABLE = """
            GET /debug/pprof/ | body: a page of our own
            HEAD /debug/pprof/
            GET /debug/pprof | type, nosniff, body: our own words for the way
            GET /debug/pprof/cmdline | body: another program
            GET /debug/pprof/cmdline?debug=1 | body: another program
            GET /debug/pprof/cmdline?seconds=1 | body: another program
            HEAD /debug/pprof/cmdline
            GET /debug/pprof/cmdline/
            GET /debug/pprof/nosuch
            HEAD /debug/pprof/nosuch
            GET /debug/pprof/nosuch?seconds=abc
            GET /debug/pprof/nosuch?debug=1
            GET /debug/pprof/Heap
            GET /debug/pprof/heap/
            GET /debug/pprof/%68eap
            GET /debug/pprof/%zz | goPprof, nosniff, body: our own headers for what no handler sees
            GET /debug/pprof/example.com
            GET /debug/pprof/allocs
            GET /debug/pprof/allocs?debug=1
            GET /debug/pprof/allocs?debug=0
            GET /debug/pprof/allocs?gc=1
            GET /debug/pprof/allocs?seconds=1
            GET /debug/pprof/heap
            HEAD /debug/pprof/heap
            POST /debug/pprof/heap
            POST /debug/pprof/heap debug=1
            POST /debug/pprof/heap?debug=1 debug=0
            GET /debug/pprof/heap?debug=1
            HEAD /debug/pprof/heap?debug=1
            GET /debug/pprof/heap?debug=2
            GET /debug/pprof/heap?debug=-1
            GET /debug/pprof/heap?debug=abc
            GET /debug/pprof/heap?debug=
            GET /debug/pprof/heap?debug=1.5
            GET /debug/pprof/heap?debug=%2B1
            GET /debug/pprof/heap?debug=+1
            GET /debug/pprof/heap?debug=99999999999999999999
            GET /debug/pprof/heap?Debug=1
            GET /debug/pprof/heap?debug=0&debug=1
            GET /debug/pprof/heap?debug=1;x=2
            GET /debug/pprof/heap?debug=%zz
            GET /debug/pprof/heap?%zz=1&debug=1
            GET /debug/pprof/heap?gc=1
            GET /debug/pprof/heap?gc=abc
            GET /debug/pprof/heap?gc=1&debug=1
            GET /debug/pprof/heap?rate=1&unknown=2
            GET /debug/pprof/heap?seconds=
            GET /debug/pprof/heap?seconds
            GET /debug/pprof/heap?seconds=0
            GET /debug/pprof/heap?seconds=-1
            GET /debug/pprof/heap?seconds=abc
            HEAD /debug/pprof/heap?seconds=abc
            HEAD /debug/pprof/heap?seconds=1
            GET /debug/pprof/heap?seconds=1.5
            GET /debug/pprof/heap?seconds=1s
            GET /debug/pprof/heap?seconds=+1
            GET /debug/pprof/heap?seconds=%2B1
            GET /debug/pprof/heap?seconds=1_0
            GET /debug/pprof/heap?seconds=0x1
            GET /debug/pprof/heap?seconds=99999999999999999999
            GET /debug/pprof/heap?seconds=abc&debug=1
            GET /debug/pprof/heap?seconds=1&debug=1
            GET /debug/pprof/heap?seconds=1&debug=-1
            GET /debug/pprof/heap?seconds=1&debug=abc
            GET /debug/pprof/heap?seconds=1&gc=1
            POST /debug/pprof/heap?seconds=abc seconds=1
            POST /debug/pprof/heap?seconds=abc seconds=
            GET /debug/pprof/heap?seconds=20 | body: the limit is our own
            GET /debug/pprof/heap?seconds=20&debug=1 | body: the limit is our own
            GET /debug/pprof/block
            GET /debug/pprof/block?debug=1
            GET /debug/pprof/block?debug=2
            GET /debug/pprof/block?debug=-1
            GET /debug/pprof/block?seconds=1
            GET /debug/pprof/block?seconds=0
            GET /debug/pprof/mutex
            GET /debug/pprof/mutex?debug=1
            GET /debug/pprof/mutex?debug=-1
            GET /debug/pprof/mutex?seconds=1
            GET /debug/pprof/mutex?seconds=x
            GET /debug/pprof/goroutine
            GET /debug/pprof/goroutine?debug=1
            GET /debug/pprof/goroutine?debug=2
            GET /debug/pprof/goroutine?debug=3
            GET /debug/pprof/goroutine?debug=-2
            GET /debug/pprof/goroutine?seconds=1
            GET /debug/pprof/goroutine?seconds=1&debug=2
            HEAD /debug/pprof/goroutine?debug=2
            GET /debug/pprof/threadcreate
            GET /debug/pprof/threadcreate?debug=1
            GET /debug/pprof/threadcreate?debug=2
            GET /debug/pprof/threadcreate?seconds=1
            GET /debug/pprof/example.com/sessions
            GET /debug/pprof/example.com/sessions?debug=1
            GET /debug/pprof/example.com/sessions?debug=-1
            GET /debug/pprof/example.com/sessions?seconds=
            GET /debug/pprof/example.com/sessions?seconds=1
            GET /debug/pprof/example.com/sessions?seconds=abc
            GET /debug/pprof/example.com/sessions?seconds=20
            GET /debug/pprof/example.com/sessions?seconds=1&debug=1
            GET /debug/pprof/example.com/sessions/
            GET /debug/pprof/profile?seconds=1
            HEAD /debug/pprof/profile?seconds=1
            GET /debug/pprof/profile?seconds=1&debug=1
            POST /debug/pprof/profile?seconds=30 seconds=1
            GET /debug/pprof/profile | body: the limit is our own
            GET /debug/pprof/profile?seconds=abc | body: the limit is our own
            GET /debug/pprof/profile?seconds=0 | body: the limit is our own
            GET /debug/pprof/profile?seconds=-1 | body: the limit is our own
            GET /debug/pprof/profile?seconds=1.5 | body: the limit is our own
            GET /debug/pprof/profile?seconds=20 | body: the limit is our own
            GET /debug/pprof/profile/
            GET /debug/pprof/trace | body: a recording of the JVM's
            GET /debug/pprof/trace?seconds=0.25 | body: a recording of the JVM's
            GET /debug/pprof/trace?seconds=2e-1 | body: a recording of the JVM's
            GET /debug/pprof/trace?seconds=0x1p-2 | body: a recording of the JVM's
            GET /debug/pprof/trace?seconds=abc | body: a recording of the JVM's
            HEAD /debug/pprof/trace?seconds=0.25
            GET /debug/pprof/trace?seconds=20 | body: the limit is our own
            GET /debug/pprof/trace?seconds=19.5e30 | body: the limit is our own
            GET /debug/pprof/symbol
            GET /debug/pprof/symbol?debug=1
            GET /debug/pprof/symbol?0x0
            GET /debug/pprof/symbol?0x1+zz+-5+
            GET /debug/pprof/symbol?LONG
            HEAD /debug/pprof/symbol
            POST /debug/pprof/symbol 0x1+0x2
            POST /debug/pprof/symbol?0x1
            GET /debug/pprof/symbol/
            PUT /debug/pprof/heap | status, type, disposition, goPprof, body: newer Go refuses it too
            DELETE /debug/pprof/heap | status, type, disposition, goPprof, body: newer Go refuses it too
            OPTIONS /debug/pprof/cmdline | status, goPprof, body: newer Go refuses it too
            PATCH /debug/pprof/symbol | status, goPprof, body: newer Go refuses it too
            GET //debug/pprof/heap | status, type, disposition, nosniff, location, body: two slashes are as good as one
            POST /debug/pprof/heap IN_PARTS | type, disposition, body: forms in parts are left unread
            POST /debug/pprof/heap MANY | status, type, disposition, goPprof, body: the limit is our own
            POST /debug/pprof/heap LONG | status, type, disposition, goPprof, body: the limit is our own
            GET /nosuch | body: our own words for the way
            GET /debug | body: our own words for the way
            GET /debug/pprofile | body: our own words for the way
            """;

    /** What stands for more than fits into a line. */
    private static final Map<String, String> BODIES = Map.of(
            "IN_PARTS",
            "--x\r\nContent-Disposition: form-data; name=\"debug\"\r\n\r\n1\r\n--x--\r\n",
            "MANY",
            "a&".repeat(1_001),
            "LONG",
            "debug=" + "0".repeat(70_000));

    private static final List<String> ALONE = List.of("/debug/pprof/profile", "/debug/pprof/trace");

    private Conformance() {}

    /** @param differs what is meant to differ; all else must be equal */
    record Row(String method, String path, String form, Set<String> differs) {
        /** What Go does one at a time: CPU profiles, and traces. Anything else need not wait for anything. */
        Object alone() {
            return ALONE.stream()
                    .filter(path::startsWith)
                    .findFirst()
                    .<Object>map(found -> found)
                    .orElse(this);
        }

        /** Everything of an answer that clients look at, by name. */
        Map<String, String> ask(int port) throws IOException {
            List<String> headers = new ArrayList<>(List.of("Host: 127.0.0.1:" + port));
            if (method.equals("POST")) {
                headers.add("Content-Type: "
                        + (form.equals("IN_PARTS")
                                ? "multipart/form-data; boundary=x"
                                : "application/x-www-form-urlencoded"));
                headers.add("Content-Length: " + body().length());
            }
            // With the older version of HTTP, no body comes in chunks.
            Response response = Http.sendBare(
                    port, method + " " + path.replace("LONG", "0x0+".repeat(2_500)) + " HTTP/1.0", headers, body());
            Map<String, String> seen = new LinkedHashMap<>();
            seen.put("status", Integer.toString(response.status()));
            seen.put("type", response.header("Content-Type"));
            seen.put("disposition", response.header("Content-Disposition"));
            seen.put("goPprof", response.header("X-Go-Pprof"));
            seen.put("nosniff", response.header("X-Content-Type-Options"));
            seen.put("encoding", response.header("Content-Encoding"));
            seen.put("location", response.header("Location"));
            seen.put("body", form(response));
            return seen;
        }

        private String body() {
            return BODIES.getOrDefault(form, form);
        }

        /** Refusals word by word; of what depends on the program, its first line without numbers. */
        private static String form(Response response) {
            if (response.body().length > 1 && response.body()[0] == 0x1f && (response.body()[1] & 0xff) == 0x8b) {
                return "gzip";
            }
            String text = response.text();
            return response.status() == 200
                    ? text.split("\n")[0].replaceAll("\\[.*]:", "[state]:").replaceAll("[0-9]+", "N")
                    : text;
        }

        @Override
        public String toString() {
            return method + " " + path + (form.isEmpty() ? "" : " " + form);
        }
    }

    static List<Row> rows() {
        return TABLE.lines().map(Conformance::row).toList();
    }

    private static Row row(String line) {
        String[] halves = line.split(" \\| ");
        String[] request = halves[0].strip().split(" ");
        Set<String> differs = halves.length == 1
                ? Set.of()
                : Set.of(halves[1].substring(0, halves[1].indexOf(':')).split(", "));
        return new Row(request[0], request[1], request.length > 2 ? request[2] : "", differs);
    }
}
