package dev.flamelab.demo.notify;

import java.util.List;

/** A notification as it went out. */
record Delivery(String mail, List<String> shortMessages) {}
