package recto.browser;

import recto.imports.TestBlog;

/** A blog with something of everything that a reader can come across: two pages of articles, two authors, tags, a page of its own. */
final class ReadersBlog {

    static final String TITLE = "The measure of a page";
    static final String ARTICLE = "/articles/the-measure-of-a-page";

    private ReadersBlog() {}

    static void publish(TestBlog blog) {
        blog.empty();
        for (int day = 1; day <= 24; day++) {
            blog.article("article-%d.md".formatted(day), "Article number %d".formatted(day),
                    """
                            publish_date: 2026-05-%02d
                            author: %s
                            tags: [%s]
                            series: %s
                            description: What the article number %d is about, in a sentence that is long enough to be set in two lines on a telephone.
                            """
                            .formatted(day, day % 2 == 0 ? "Ada Lovelace" : "Charles Babbage", day % 3 == 0 ? "Engines" : "Typography",
                                    day % 8 == 0 ? "Pages" : "", day),
                    "A paragraph.\n\nAnother one, with a [link](%s).".formatted(ARTICLE));
        }
        blog.article("the-measure-of-a-page.md", TITLE, """
                subtitle: Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikant, and other long lines
                publish_date: 2026-05-31
                updated_date: 2026-06-02
                series: Pages
                pinned: true
                author: [Ada Lovelace, Charles Babbage]
                tags: [Typography, Engines]
                heroImage: /favicon.svg
                cta: Write to [the authors](/about).
                """,
                """
                        A line of text is easy to read when it is neither short nor long.[^measure] Here is a [link](/about), some `code`,
                        *emphasis*, **weight** and https://example.org/a/very/long/address/that/does/not/end/where/a/telephone/ends/but/goes/on/and/on

                        ## Numbers

                        | Column | Another column | Characters in a line | Lines on a page | What a reader says of it | And what she does |
                        | --- | --- | ---: | ---: | --- | --- |
                        | one | two | 66 | 38 | "That is very comfortable, thank you" | readsonandonandonandon |

                        ```java title="Main.java" {1}
                        @Wide public static void main(String... arguments) { System.out.println("A line of code that is longer than a telephone is wide"); } // c
                        int i = 1; // said of it
                        ```

                        ```diff
                        @@ -1 +1 @@
                        -what went
                        +what came
                        ```

                        ## A list

                        - one
                        - two
                          1. nested

                        > A quotation.

                        > [!NOTE]
                        > An alert.

                        - [x] done
                        - [ ] to do

                        ![The mark of the site](/favicon.svg)

                        ### The end

                        Last words.

                        [^measure]: Some sixty-six characters.
                        """);
        blog.file("authors/ada-lovelace.md", """
                ---
                name: Ada Lovelace
                links:
                  - name: Her notes
                    url: https://example.org/notes
                ---

                Writes about *engines*, and has [more to say](/about).
                """);
        blog.article("pages/about.md", "About", "", "About this blog.");
        blog.importAll();
    }
}
