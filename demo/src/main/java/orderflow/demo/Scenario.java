package orderflow.demo;

/** One story, told and checked against the running system. */
@FunctionalInterface
interface Scenario {

    /**
     * Plays on accounts and orders of its own, so that it can be played again at any time.
     *
     * @return what was seen to be kept, in one sentence
     * @throws BrokenPromise when it was not
     */
    String play(Stage stage);
}
