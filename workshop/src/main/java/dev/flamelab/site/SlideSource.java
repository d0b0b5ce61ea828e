package dev.flamelab.site;

/** One slide as its author wrote it: both parts in Markdown, and the line where it begins. */
record SlideSource(int line, String layout, String shown, String notes) {}
