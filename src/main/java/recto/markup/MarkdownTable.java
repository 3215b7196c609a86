package recto.markup;

import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.jsoup.nodes.Element;

/** Makes a table of Markdown of one of HTML. */
final class MarkdownTable {

    private MarkdownTable() {}

    /** Empty for a table whose cells are more than lines, or span others: it has to stay HTML. A table without a header gets an empty one. */
    static Optional<TableBlock> of(Element table, MarkdownInlines inlines) {
        List<Element> rows = table.select("tr");
        boolean isSimple = !rows.isEmpty()
                && table.select("table, [rowspan], [colspan], caption, ul, ol, pre, blockquote, figure").size() == 1
                && rows.stream().noneMatch(row -> row.childrenSize() != rows.get(0).childrenSize()) && rows.get(0).childrenSize() > 0
                && table.select("td p + p, th p + p, td br, th br").isEmpty();
        if (!isSimple) {
            return Optional.empty();
        }
        TableBlock block = new TableBlock();
        TableHead head = new TableHead();
        TableBody body = new TableBody();
        boolean hasHead = rows.get(0).selectFirst("> th") != null || rows.get(0).closest("thead") != null;
        if (!hasHead) {
            TableRow empty = new TableRow();
            rows.get(0).children().forEach(cell -> empty.appendChild(new TableCell()));
            head.appendChild(empty);
        }
        for (Element row : rows) {
            TableRow made = new TableRow();
            row.children().forEach(cell -> {
                TableCell into = new TableCell();
                into.setHeader(row == rows.get(0) && hasHead);
                inlines.line(cell).forEach(into::appendChild);
                made.appendChild(into);
            });
            (row == rows.get(0) && hasHead ? head : body).appendChild(made);
        }
        block.appendChild(head);
        if (body.getFirstChild() != null) {
            block.appendChild(body);
        }
        return Optional.of(block);
    }
}
