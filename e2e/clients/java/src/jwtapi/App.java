package jwtapi;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An API that checks JWTs as Spring Boot sets it up. */
@SpringBootApplication
@RestController
public class App {
  public static void main(String[] args) {
    SpringApplication.run(App.class, args);
  }

  @GetMapping("/")
  Map<String, Object> home(JwtAuthenticationToken who) {
    Map<String, Object> claims = who.getTokenAttributes();
    return Map.of("sub", who.getName(), "aud", claims.get("aud"), "scope", claims.get("scope"));
  }
}
