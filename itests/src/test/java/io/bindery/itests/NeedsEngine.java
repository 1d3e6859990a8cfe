package io.bindery.itests;

/** Marks tests that need the whole engine with its stores and routes. */
public interface NeedsEngine {}
