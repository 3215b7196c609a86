package recto.header;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import recto.frontmatter.Problem;
import recto.frontmatter.SourceText;

/** The files below content-broken, each named for what is wrong with it. */
public final class BrokenContent {

    private BrokenContent() {}

    public static byte[] bytes(String name) {
        try (InputStream in = BrokenContent.class.getResourceAsStream("/content-broken/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static FrontMatter read(String name, List<Problem> problems) {
        return SourceText.decode(name, bytes(name), problems)
                .flatMap(text -> FrontMatterParser.parse(name, text, ZoneId.of("UTC"), problems))
                .orElse(null);
    }
}
