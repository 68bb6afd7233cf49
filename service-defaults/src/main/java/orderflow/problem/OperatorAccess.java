package orderflow.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Keeps Actuator's writing operations for those who operate the service: on its own machine, or with the token that
 * {@code orderflow.operator-token} says. Whoever else can reach its port only reads.
 */
class OperatorAccess extends OncePerRequestFilter {

    static final String TOKEN_HEADER = "X-Operator-Token";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String REFUSAL =
            "{\"detail\":\"Only an operator may do that: on this machine, or with the header " + TOKEN_HEADER
                    + ".\",\"status\":403,\"title\":\"Forbidden\"}";

    private final PathPattern actuator;
    private final Optional<byte[]> token;

    OperatorAccess(
            @Value("${management.endpoints.web.base-path:/actuator}") String actuator,
            @Value("${orderflow.operator-token:}") String token) {
        this.actuator = PathPatternParser.defaultInstance.parse(actuator.replaceFirst("/$", "") + "/**");
        this.token = Optional.of(token).filter(text -> !text.isBlank()).map(OperatorAccess::bytes);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // read as Spring reads it to find the endpoint: /%61ctuator is the same path
        return READING.contains(request.getMethod())
                || !actuator.matches(ServletRequestPathUtils.parse(request).pathWithinApplication());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isLocal(request) || hasToken(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write(REFUSAL);
    }

    private static boolean isLocal(HttpServletRequest request) throws IOException {
        return InetAddress.getByName(request.getRemoteAddr())
                .isLoopbackAddress(); // an address: no name server is asked
    }

    private boolean hasToken(HttpServletRequest request) {
        String given = request.getHeader(TOKEN_HEADER);
        return given != null
                && token.filter(expected -> MessageDigest.isEqual(expected, bytes(given)))
                        .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
