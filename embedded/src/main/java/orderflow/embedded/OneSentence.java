package orderflow.embedded;

import org.springframework.boot.SpringBootExceptionReporter;

/** Keeps Spring Boot from printing why a service cannot start: {@link Orderflow} says it, in one sentence. */
class OneSentence implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }
}
