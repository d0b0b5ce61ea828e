package dev.flamelab.load;

import io.gatling.javaapi.core.Simulation;

/**
 * The load that the article put on its service: clients who keep their connections and ask again when they are answered.
 *
 * @param users of all kinds of requests together
 * @param requests of all kinds together
 */
record Article(Class<? extends Simulation> simulation, int users, int requests) {}
