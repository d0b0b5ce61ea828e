package dev.flamelab.demo.catalog;

/** Something that can be ordered. */
record Product(String name, String text) {}
