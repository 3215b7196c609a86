package recto.math;

/** Pieces of MathML. */
final class MathMl {

    private MathMl() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    static String operator(String sign) {
        return element("mo", escaped(sign));
    }

    /** A sign that is as high as the letters. */
    static String fence(String sign) {
        return "<mo stretchy=\"false\">" + escaped(sign) + "</mo>";
    }

    /** A sign that is as high as what it stands beside. @param form "prefix", "infix" or "postfix" */
    static String stretched(String sign, String form) {
        return sign.isEmpty() ? "" : "<mo fence=\"true\" form=\"" + form + "\" stretchy=\"true\">" + escaped(sign) + "</mo>";
    }

    static String space(String width) {
        return "<mspace width=\"" + width + "\"></mspace>";
    }

    static String text(String words) {
        return element("mtext", escaped(words).replace(' ', '\u00A0'));
    }
}
