package dev.flamelab.load;

import io.gatling.javaapi.core.CheckBuilder;

/**
 * One kind of request: its name in the report, its path and query, and what must be in the answer. Each request has a
 * number of its own, which stands where the path has <code>#{number}</code>.
 */
record Ask(String name, String path, CheckBuilder answer) {
    static final String NUMBER = "#{number}";
}
