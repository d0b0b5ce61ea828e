package dev.flamelab.report;

import java.util.List;

/** Makes nodes out of samples, all of them or only some. */
interface NodeSource {
    /** All nodes that have a value. */
    List<Node> all();

    /** Some of all those nodes, with the calls between them: calls over the others go to the next one that stays. */
    List<Node> only(List<Node> some, List<Node> all);
}
