package io.sre.tempo.policies.reach;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The programs of the classes of pods in a direction, each made when somebody asks for it: who asks about one pod needs one.
 * Safe for several threads.
 */
final class Programs {

    private final Compiler compiler;
    private final Direction direction;

    /** For each class the policies that apply to it. */
    private final List<List<Integer>> applying;

    /** Programs never change, so that it does no harm if a thread does not see at once what another one made. */
    private final @Nullable Program[] made;

    private final Map<List<Integer>, Program> shared = new HashMap<>();

    Programs(Compiler compiler, Direction direction, List<List<Integer>> applying) {
        this.compiler = compiler;
        this.direction = direction;
        this.applying = applying;
        this.made = new @Nullable Program[applying.size()];
        shared.put(List.of(), Program.FREE);
    }

    Program of(int index) {
        Program known = made[index];
        return known == null ? make(index) : known;
    }

    private Program make(int index) {
        // Both directions are made of the same rules.
        synchronized (compiler) {
            Program program =
                    shared.computeIfAbsent(applying.get(index), policies -> compiler.program(policies, direction));
            made[index] = program;
            return program;
        }
    }
}
