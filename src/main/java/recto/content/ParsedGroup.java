package recto.content;

import java.util.List;

/** What a file says of a group of articles, of an author or of a tag, with everything that follows from its bytes and its pictures. */
public interface ParsedGroup {

    String file();

    /** Made from the file's name: that of the group. */
    String slug();

    /** Made from the text below the front matter; empty without a text. */
    String html();

    /** The whole file, decoded. */
    String source();

    /** The hash of the file and of its pictures. */
    String sourceHash();

    /** The hashes of its pictures. */
    List<String> pictures();

    /** The addresses of those on other hosts. */
    List<String> elsewhere();

    /** What the group is called in a problem. */
    String kind();
}
