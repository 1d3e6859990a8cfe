package io.bindery.enrichers.phrases;

/**
 * One sentence, cut into words and marks.
 *
 * @param tokens as written
 * @param tags the part of speech of each (Universal Dependencies, e.g. {@code NOUN}, {@code PROPN}, {@code ADJ})
 */
@SuppressWarnings("ArrayRecordComponent") // as OpenNLP gives them; nobody compares sentences
record Sentence(String[] tokens, String[] tags) {

    int size() {
        return tokens.length;
    }

    boolean is(int at, String tag) {
        return tags[at].equals(tag);
    }
}
