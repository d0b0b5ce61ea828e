package dev.flamelab.site;

/** One slide, ready to be shown: its title as text; what the room sees and what the speaker sees as HTML. */
record Slide(int number, String title, String layout, String html, String notes) {}
