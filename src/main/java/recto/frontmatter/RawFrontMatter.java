package recto.frontmatter;

import java.util.Set;

/**
 * The keys and values of a file, read from any notation but not yet given types, and the text below them.
 *
 * @param unreadable normalised keys that are in the file, but whose values could not be read
 * @param body the Markdown below the front matter
 * @param bodyLine the line of the file, from 1, with which the body begins
 */
public record RawFrontMatter(FrontMatterValue.Fields fields, Set<String> unreadable, String body, int bodyLine) {

    /** In characters. Real front matter has a few hundred, so a longer header is an accident or an attack, and is not read. */
    public static final int MAX_LENGTH = 64 * 1024;
}
