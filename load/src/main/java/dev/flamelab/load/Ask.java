package dev.flamelab.load;

import io.gatling.javaapi.core.CheckBuilder;

/** One kind of request: its name in the report, its path and query, and what must be in the answer. */
record Ask(String name, String path, CheckBuilder answer) {}
