package recto.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands in rows and columns: matrices, cases, aligned equations. */
final class TexTables {

    private static final Map<String, String[]> BRACKETS = Map.of("pmatrix", new String[] {"(", ")"}, "bmatrix", new String[] {"[", "]"},
            "Bmatrix", new String[] {"{", "}"}, "vmatrix", new String[] {"|", "|"}, "Vmatrix", new String[] {"‖", "‖"},
            "cases", new String[] {"{", ""}, "dcases", new String[] {"{", ""}, "rcases", new String[] {"", "}"});
    private static final int MAX_CELLS = 2_000;

    /** Reads one cell. */
    interface Cells {
        String row(char stop);
    }

    private final TexText tex;
    private final Cells cells;

    TexTables(TexText tex, Cells cells) {
        this.tex = tex;
        this.cells = cells;
    }

    /** A formula without an environment, which may have rows and columns all the same. */
    String bare() {
        List<List<String>> rows = rows();
        boolean isOne = rows.size() == 1 && rows.get(0).size() == 1;
        return isOne ? rows.get(0).get(0) : table(rows, rows.stream().allMatch(row -> row.size() == 1) ? "" : "aligned");
    }

    /** @param written the name of an environment, whose beginning has been read */
    String read(String written) {
        int start = tex.at();
        String name = written.replace("*", "");
        String look = switch (name) {
            case "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "gather", "gathered", "equation",
                    "multline",
                    "substack", "displaymath", "math" ->
                "";
            case "cases", "dcases", "rcases" -> "cases";
            case "align", "aligned", "split", "eqnarray", "flalign" -> "aligned";
            case "alignat", "alignedat" -> {
                tex.raw();
                yield "aligned";
            }
            case "array", "subarray", "darray" -> {
                String columns = tex.raw().replaceAll("[^lcr]", "");
                yield columns.matches("l+") ? "cases" : columns.matches("rl|rcl") ? columns : "";
            }
            default ->
                throw new TexFault("has \\begin{%s}, which is not known".formatted(written), Math.max(0, start - written.length() - 8));
        };
        if (tex.peek() == '[' && (name.equals("aligned") || name.equals("gathered") || name.equals("array"))) {
            tex.pass(1);
            cells.row(']');
            tex.skip("]");
        }
        tex.enter();
        List<List<String>> rows = rows();
        tex.leave();
        int end = tex.at();
        if (!tex.skip("\\end") || !tex.raw().equals(written)) {
            throw new TexFault("has no \\end{%s}".formatted(written), Math.min(start, end));
        }
        boolean isOne = rows.size() == 1 && rows.get(0).size() == 1;
        String table = isOne && look.isEmpty() && !BRACKETS.containsKey(name) ? rows.get(0).get(0) : table(rows, look);
        String[] brackets = BRACKETS.get(name);
        return brackets == null ? table : MathMl.element("mrow",
                MathMl.stretched(brackets[0], "prefix") + table + MathMl.stretched(brackets[1], "postfix"));
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int count = 0;
        while (true) {
            if (count++ > MAX_CELLS) {
                throw new TexFault("has more than %d cells".formatted(MAX_CELLS), tex.at());
            }
            lines();
            row.add(cells.row('\0'));
            if (!tex.skip("&")) {
                boolean isNext = tex.skip("\\\\") || tex.skip("\\cr") || tex.skip("\\newline");
                rows.add(row);
                if (!isNext) {
                    break;
                }
                row = new ArrayList<>();
                skipLength();
            }
        }
        List<String> last = rows.get(rows.size() - 1);
        if (rows.size() > 1 && last.size() == 1 && last.get(0).equals("<mrow></mrow>")) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }

    /** The room after a row, as in {@code \\[2pt]}. */
    private void skipLength() {
        tex.skip("*");
        tex.lengthInBrackets();
    }

    private void lines() {
        tex.blanks();
        while (tex.skip("\\hline")) {
            tex.blanks();
        }
    }

    /** @param look how the columns are set: the style sheet has a class for it */
    private static String table(List<List<String>> rows, String look) {
        String align = look.equals("cases") ? "left" : look.equals("rcl") ? "right center left" : look.isEmpty() ? "" : "right left";
        StringBuilder table = new StringBuilder("<mtable");
        if (!look.isEmpty()) {
            table.append(" class=\"").append(look.equals("rl") ? "aligned" : look).append("\" columnalign=\"").append(align).append('"');
        }
        table.append(look.equals("aligned") || look.startsWith("r") ? " displaystyle=\"true\">" : ">");
        for (List<String> row : rows) {
            table.append("<mtr>");
            row.forEach(cell -> table.append(MathMl.element("mtd", cell)));
            table.append("</mtr>");
        }
        return table.append("</mtable>").toString();
    }
}
