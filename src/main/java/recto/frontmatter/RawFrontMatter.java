package recto.frontmatter;

import java.util.Set;

/**
 * The front matter of a file in whatever notation, before its keys have a meaning, and the text below it.
 *
 * @param unreadable normalised keys that are in the file, but whose values could not be read
 * @param body the Markdown below the front matter
 * @param bodyLine the line of the file, from 1, with which the body begins
 */
public record RawFrontMatter(FrontMatterValue.Fields fields, Set<String> unreadable, String body, int bodyLine) {

    /** In characters. Real front matter has a few hundred; the limit keeps a hostile one from costing anything. */
    static final int MAX_LENGTH = 64 * 1024;
}
