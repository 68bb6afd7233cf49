package orderflow.problem;

/** A well-formed request that means nothing: answered with 422 and the field's name. */
public class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient InvalidField field;

    public InvalidRequestException(InvalidField field) {
        super(field.field() + " " + field.message());
        this.field = field;
    }

    InvalidField field() {
        return field;
    }
}
