package dev.flamelab.cli;

import dev.flamelab.report.Setting;
import dev.flamelab.report.SettingKind;
import dev.flamelab.report.Settings;
import java.util.Optional;

/**
 * A change of a setting as it is typed in pprof's shell.
 *
 * @param name a setting, or one of the words that it may be set to
 * @param value null when there was none
 */
record Assignment(Setting setting, String name, String value) {
    /** Behind it is what the list of settings says of one, so that its lines can be typed. */
    private static final String COMMENT = "//:";

    /** What a line assigns; empty when it is something else. */
    static Optional<Assignment> of(String line) {
        int equals = line.indexOf('=');
        String name = (equals < 0 ? line : line.substring(0, equals)).strip();
        return Setting.named(name).map(setting -> new Assignment(setting, name, value(line, equals)));
    }

    private static String value(String line, int equals) {
        if (equals < 0) return null;
        String value = line.substring(equals + 1);
        int comment = value.lastIndexOf(COMMENT);
        return (comment < 0 ? value : value.substring(0, comment)).strip();
    }

    /** The settings with it; fails with an {@link IllegalArgumentException} that says what is wrong. */
    Settings in(Settings settings, Reports reports) {
        boolean isChoice = !name.equals(setting.label());
        if (value == null && !isChoice && setting.kind() != SettingKind.FLAG) {
            throw new IllegalArgumentException("please specify a value, e.g. " + name + "=<val>");
        }
        String given = value == null ? "" : value;
        if (isChoice) {
            if (!(Boolean) SettingKind.FLAG.read(given)) {
                throw new IllegalArgumentException(name + " cannot be unset: set another " + setting.label());
            }
            return settings.with(setting, name);
        }
        if (!setting.choices().isEmpty() && !setting.choices().contains(given)) {
            throw new IllegalArgumentException("invalid \"" + name + "\" value \"" + given + "\": there is "
                    + String.join(", ", setting.choices()));
        }
        if (setting == Setting.SAMPLE_INDEX) given = reports.sampleType(given);
        return settings.with(setting, setting.kind().read(given));
    }
}
