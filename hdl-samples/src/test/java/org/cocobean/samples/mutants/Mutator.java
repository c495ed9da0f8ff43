package org.cocobean.samples.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes mutants of a source file, line by line: other operators, other constants, conditions that
/// always or never hold, assignments that are dropped. The same text always gives the same mutants.
final class Mutator {

    /// Every match of the pattern is one fault.
    private record Rule(Pattern pattern, Function<MatchResult, String> replacement) {

        static Rule swap(String from, String to) {
            return new Rule(Pattern.compile(Pattern.quote(from)), match -> to);
        }

        static Rule of(String regex, Function<MatchResult, String> replacement) {
            return new Rule(Pattern.compile(regex), replacement);
        }
    }

    private static final List<Rule> VERILOG =
            List.of(
                    Rule.swap(" && ", " || "),
                    Rule.swap(" || ", " && "),
                    Rule.swap(" == ", " != "),
                    Rule.swap(" != ", " == "),
                    Rule.swap(" + ", " - "),
                    Rule.swap(" - ", " + "),
                    Rule.swap(" & ", " | "),
                    Rule.swap(" | ", " & "),
                    Rule.swap(" ^ ", " | "),
                    Rule.swap(" << ", " >> "),
                    Rule.swap(" >> ", " << "),
                    Rule.swap(" >>> ", " >> "),
                    Rule.swap(" < ", " <= "),
                    Rule.swap(" >= ", " > "),
                    Rule.of("[!~](?=[\\w(])", match -> ""),
                    Rule.of("\\bif \\((?=.)", match -> "if (1'b1 || "),
                    Rule.of("\\bif \\((?=.)", match -> "if (1'b0 && "),
                    Rule.of("(\\d'[sS]?)([dhb])([0-9a-f_]+)", Mutator::otherConstant),
                    Rule.of("\\[(\\d+)](?!;)", match -> "[" + (number(match, 1) ^ 1) + "]"),
                    Rule.of(
                            "(^\\s*|\\)\\s+|:\\s+|else\\s+)([\\w\\[\\]:]+|\\{[^}]*})\\s*<= [^;]*;",
                            match -> match.group(1) + ";"));

    private static final List<Rule> VHDL =
            List.of(
                    Rule.swap(" and ", " or "),
                    Rule.swap(" or ", " and "),
                    Rule.swap(" /= ", " = "),
                    Rule.swap(" = ", " /= "),
                    Rule.swap(" + ", " - "),
                    Rule.swap(" - ", " + "),
                    Rule.swap(" >= ", " > "),
                    Rule.swap(" < ", " <= "),
                    Rule.swap("not ", ""),
                    Rule.swap("'0'", "'1'"),
                    Rule.swap("'1'", "'0'"),
                    Rule.of("\\b(if|elsif) .* then$", match -> match.group(1) + " true then"),
                    Rule.of("\\b(if|elsif) .* then$", match -> match.group(1) + " false then"),
                    Rule.of(
                            "(= |to_signed\\(-?|mod |return )(\\d+)",
                            match -> match.group(1) + (number(match, 2) ^ 1)),
                    Rule.of(
                            "^(\\s{6,})[\\w()]+\\s+(<=|:=) [^;]*;",
                            match -> match.group(1) + "null;"));

    /// Declarations of ports and signals, uses that are none, library clauses.
    private static final Pattern LEFT_ALONE =
            Pattern.compile(
                    "\\b(module|input|output|parameter|integer|unused|library|use|signal|variable|generic|for|type|subtype)\\b|:"
                            + " +(in|out|positive) ");

    private final List<Rule> rules;
    private final String comment;

    private Mutator(List<Rule> rules, String comment) {
        this.rules = rules;
        this.comment = comment;
    }

    /// The mutator for the language that the file's name tells.
    static Mutator forFile(String file) {
        return file.endsWith(".vhd") ? new Mutator(VHDL, "--") : new Mutator(VERILOG, "//");
    }

    /// All mutants of a file, in its order.
    List<Mutant> mutants(String file, List<String> lines) {
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (String faulty : faults(lines.get(i))) {
                mutants.add(new Mutant(file, i + 1, lines.get(i), faulty));
            }
        }
        return mutants;
    }

    /// At most one mutant of each line: neighbouring lines of one shape get different faults.
    List<Mutant> onePerLine(String file, List<String> lines) {
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> faults = faults(lines.get(i));
            if (!faults.isEmpty()) {
                String chosen = faults.get(i % faults.size());
                mutants.add(new Mutant(file, i + 1, lines.get(i), chosen));
            }
        }
        return mutants;
    }

    private List<String> faults(String line) {
        int end = line.indexOf(comment);
        String code = (end < 0 ? line : line.substring(0, end)).stripTrailing();
        List<String> faults = new ArrayList<>();
        if (LEFT_ALONE.matcher(code).find()) {
            return faults;
        }
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(code);
            while (matcher.find()) {
                String replacement = rule.replacement().apply(matcher.toMatchResult());
                faults.add(
                        code.substring(0, matcher.start())
                                + replacement
                                + code.substring(matcher.end()));
            }
        }
        return faults;
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    /// The constant with its lowest bit inverted.
    private static String otherConstant(MatchResult match) {
        String digits = match.group(3);
        int last = Character.digit(digits.charAt(digits.length() - 1), 16) ^ 1;
        return match.group(1)
                + match.group(2)
                + digits.substring(0, digits.length() - 1)
                + Character.forDigit(last, 16);
    }
}
