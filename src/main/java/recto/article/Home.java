package recto.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The introduction of the front page: {@code pages/home.md}. Readers find it there, and not at an address of its own. */
public final class Home {

    public static final String PATH = "/home";

    private Home() {}

    /** Null where the site has no such page that readers may see. */
    public static @Nullable Article find(Instant now) {
        return ArticleByPath.find(PATH).filter(Home::is).filter(page -> page.isPublished(now)).orElse(null);
    }

    public static boolean is(Article article) {
        return article.page && PATH.equals(article.path);
    }
}
