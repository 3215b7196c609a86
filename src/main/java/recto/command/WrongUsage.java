package recto.command;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what was wrong with the command line. Picocli's own answer is a line followed by the whole help text. */
class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] words) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().printf("recto: %s; '%s --help' lists what there is%n", what(wrong), command.getCommandSpec().qualifiedName());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String what(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
            return String.valueOf(wrong.getMessage()).replaceAll("\\.$", "");
        }
        String word = unmatched.getUnmatched().get(0);
        CommandLine command = unmatched.getCommandLine();
        boolean isProgram = command.getParent() == null;
        String fault;
        if (word.startsWith("-")) {
            fault = isProgram ? "'%s' is not an option" : "'%s' is not an option of '%s'";
        } else {
            fault = isProgram ? "'%s' is not a command" : "'%s' is one word too many for '%s'";
        }
        // The most similar one comes first, and those after it may be far off
        String suggestion = unmatched.getSuggestions().stream().findFirst().map("; did you mean '%s'?"::formatted).orElse("");
        return fault.formatted(word, command.getCommandName()) + suggestion;
    }
}
