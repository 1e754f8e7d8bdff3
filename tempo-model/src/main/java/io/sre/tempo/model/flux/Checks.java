package io.sre.tempo.model.flux;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the checks of all Flux objects have in common. */
final class Checks {

    private Checks() {}

    static void missing(Problems problems, String part) {
        problems.add(part, null, "must not be missing", "set it");
    }

    static boolean mandatory(Problems problems, String part, String text) {
        if (text.isEmpty()) {
            missing(problems, part);
        }
        return !text.isEmpty();
    }

    static void mandatory(Problems problems, String part, String text, Syntax syntax) {
        if (mandatory(problems, part, text)) {
            problems.check(part, text, syntax);
        }
    }

    static void mandatory(Problems problems, String part, Choice choice) {
        if (mandatory(problems, part, choice.text())) {
            known(problems, part, Optional.of(choice));
        }
    }

    static void known(Problems problems, String part, Optional<? extends Choice> choice) {
        choice.filter(some -> !some.isKnown()).ifPresent(some -> {
            String spellings = some.known().stream().map(Choice::text).collect(Collectors.joining(", "));
            problems.add(part, some.text(), "must be one of " + spellings, "write one of them, with the same capitals");
        });
    }

    static void matching(
            Problems problems, String part, Optional<String> text, Pattern pattern, int longest, String mend) {
        text.filter(some -> some.length() > longest || !pattern.matcher(some).matches())
                .ifPresent(some -> problems.add(
                        part, some, "must have at most %d characters, all of %s".formatted(longest, pattern), mend));
    }

    static <E> void each(Problems problems, String part, List<E> elements, BiConsumer<Problems, E> check) {
        for (int index = 0; index < elements.size(); index++) {
            check.accept(problems.at("%s[%d]".formatted(part, index)), elements.get(index));
        }
    }

    static <E> void part(Problems problems, String part, Optional<E> value, BiConsumer<Problems, E> check) {
        value.ifPresent(some -> check.accept(problems.at(part), some));
    }

    static void reference(Problems problems, String part, Optional<LocalRef> reference) {
        part(problems, part, reference, (at, ref) -> mandatory(at, "name", ref.name(), Syntax.DNS_SUBDOMAIN));
    }

    static void metadata(Problems problems, CommonMetadata metadata) {
        problems.labels("labels", metadata.labels());
        problems.annotations("annotations", metadata.annotations());
    }
}
