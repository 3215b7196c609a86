package recto.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import recto.folder.AuthorList;
import recto.frontmatter.Problem;
import recto.language.NameSpelling;
import recto.redirects.RedirectRules.Holder;

/** Which of the files read so far has which id, address, author and tag. Each of these belongs to one file. */
public final class Claims {

    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Holder> holders = new HashMap<>();

    /** Claims the id of the article and all its addresses. @param problems gets an error for each id or address that another file has */
    void claim(ParsedArticle article, List<Problem> problems) {
        String file = article.file();
        String original = owners.putIfAbsent(article.head().identity(), file);
        if (original != null) {
            problems.add(sameId(file, original));
            return;
        }
        for (String path : article.addresses()) {
            String rival = owners.putIfAbsent("address:" + path, file);
            if (rival == null && !article.header().draft()) {
                boolean isAlias = !path.equals(article.head().path());
                holders.put(path, new Holder(file, article.head().path(), isAlias ? article.takenAlias(path, "", "").line() : 0));
            }
            if (rival != null && !rival.equals(file)) {
                problems.add(path.equals(article.head().path()) ? takenAddress(file, path, "belongs to", rival)
                        : article.takenAlias(path, "belongs to", rival));
            }
        }
    }

    /** The articles that readers see, by all their addresses. */
    Map<String, Holder> holders() {
        return holders;
    }

    /** Claims the author or the tag. @return false, with an error among the problems unless it is one of a list, when another file has the same one */
    public boolean claim(ParsedGroup group, List<Problem> problems) {
        String rival = owners.putIfAbsent(group.kind() + ":" + group.slug(), group.file());
        int list = group.file().indexOf('#');
        boolean isOfList = list > 0 && AuthorList.isOne(group.file().substring(0, list));
        // What the file of an author says counts more than what a list of all says
        if (rival != null && !isOfList) {
            problems.add(Problem.error(group.file(), 1, 1, "is the %s '%s', as %s is%s"
                    .formatted(group.kind(), group.slug(), rival, NameSpelling.difference(group.file(), rival)),
                    "keep one of the two"));
        }
        return rival == null;
    }

    /** The error of a file whose id another file has. */
    public static Problem sameId(String file, String original) {
        return Problem.error(file, 1, 1, "has the same id as %s%s".formatted(original, NameSpelling.difference(file, original)),
                "give each article an id of its own");
    }

    /**
     * The error of a file that wants an address of another.
     *
     * @param relation what the address does: "belongs to" or "still leads to" the rival
     */
    public static Problem takenAddress(String file, String path, String relation, String rival) {
        return Problem.error(file, 1, 1, "wants the address %s, which %s %s%s"
                .formatted(path, relation, rival, NameSpelling.difference(file, rival)),
                "give one of the two another slug or path");
    }
}
