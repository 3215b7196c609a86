package recto.look;

import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode.Origin;
import java.util.Optional;

/**
 * What is wrong with a template of the theme.
 *
 * @param file the name of the template in the theme
 * @param line counted from 1; 0 when no single line is to blame
 * @param reason in Qute's words
 */
record TemplateFault(String file, int line, String reason) {

    /** The beginning of Qute's messages, which repeats file and line. */
    private static final String PLACE = "^(?:Rendering|Parser) error in template \\[[^\\]]*\\](?: line \\d+)?: ";

    TemplateFault {
        reason = reason.strip().replaceFirst(PLACE, "").replaceAll("\\s+", " ");
    }

    /** @return empty when the failure names no template of the theme */
    static Optional<TemplateFault> of(Throwable failure, Theme theme) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Origin origin = cause instanceof TemplateException fault ? fault.getOrigin() : null;
            Optional<String> file = origin == null ? Optional.empty() : theme.template(origin.getTemplateId());
            if (origin != null && file.isPresent()) {
                return Optional.of(new TemplateFault(file.get(), origin.getLine(), reason(cause)));
            }
        }
        return Optional.empty();
    }

    /** The message of the first cause of a failure. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof StackOverflowError) {
            return "a template includes itself, and so on without end";
        }
        return root instanceof TemplateException && root.getMessage() != null ? root.getMessage() : root.toString();
    }

    String message() {
        return file + (line > 0 ? ":" + line : "") + ": " + reason;
    }
}
