package dev.flamelab.load;

import java.util.HashMap;
import java.util.Map;
import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;

/**
 * Keeps Gatling from asking the network for newer versions of itself, and from leaving files in the user's home.
 *
 * <p>Gatling remembers in the Java preferences when it has last asked. Here they live in memory, and say: just now.
 */
public final class PreferencesInMemory implements PreferencesFactory {
    private final Preferences root = new Node(null, "");

    public PreferencesInMemory() {
        root.node("/io/gatling/latestVersion").putLong("lastCheckTimestamp", System.currentTimeMillis());
    }

    @Override
    public Preferences systemRoot() {
        return root;
    }

    @Override
    public Preferences userRoot() {
        return root;
    }

    private static final class Node extends AbstractPreferences {
        private final Map<String, String> values = new HashMap<>();

        Node(AbstractPreferences parent, String name) {
            super(parent, name);
        }

        @Override
        protected void putSpi(String key, String value) {
            values.put(key, value);
        }

        @Override
        protected String getSpi(String key) {
            return values.get(key);
        }

        @Override
        protected void removeSpi(String key) {
            values.remove(key);
        }

        @Override
        protected void removeNodeSpi() {
            values.clear();
        }

        @Override
        protected String[] keysSpi() {
            return values.keySet().toArray(String[]::new);
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0]; // the nodes made so far are known to the base class
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            return new Node(this, name);
        }

        @Override
        protected void syncSpi() {
            // There is no other place to agree with.
        }

        @Override
        protected void flushSpi() {
            // There is no other place to write to.
        }
    }
}
