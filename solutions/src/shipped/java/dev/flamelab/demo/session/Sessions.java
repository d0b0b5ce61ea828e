package dev.flamelab.demo.session;

import java.util.LinkedHashMap;
import java.util.Map;

/** The sessions of all users. */
final class Sessions {
    /** Whoever has been away for longest comes first. */
    private final Map<String, Session> byUser = new LinkedHashMap<>(16, 0.75f, true);

    /** Goes on with a user's session, or begins one; says their how many-eth visit it is. */
    synchronized int visit(String user) {
        return byUser.computeIfAbsent(user, name -> new Session()).visit(System.currentTimeMillis());
    }

    /** Ends a user's session; says whether there was one. */
    synchronized boolean end(String user) {
        return byUser.remove(user) != null;
    }

    /** Ends all of them; says whether there were any. */
    synchronized boolean endAll() {
        boolean some = !byUser.isEmpty();
        byUser.clear();
        return some;
    }
}
