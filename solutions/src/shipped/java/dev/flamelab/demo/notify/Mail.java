package dev.flamelab.demo.notify;

/** A notification as a mail has it. */
final class Mail {
    private Mail() {}

    static String of(Notification notification) {
        return "Dear " + notification.to() + ",\n\n" + notification.text() + "\n";
    }
}
