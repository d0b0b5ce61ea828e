/** The endpoint for programs that know nothing of it: {@code java -javaagent:profiler-endpoint-agent.jar -jar any.jar}. */
package dev.flamelab.agent;
