<?php
/**
 * Signs who is present for a Guichet server, in PHP 8 without any library. In Moodle, `Firebase\JWT\JWT::encode` does the same.
 *
 * @param array $person what is known of them: sub (never the mail), name, email, groups …
 * @param string $key the private key in PEM for RS256, or the shared secret for HS256
 */
function guichet_token(array $person, string $iss, string $aud, string $key, string $alg, string $kid, ?int $now = null): string
{
    $now ??= time();
    $encode = fn (string $text): string => rtrim(strtr(base64_encode($text), '+/', '-_'), '=');
    $json = fn (array $value): string => $encode(json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES));
    $claims = ['iss' => $iss, 'aud' => $aud, 'iat' => $now, 'exp' => $now + 300, 'jti' => bin2hex(random_bytes(16))] + $person;
    $input = $json(['typ' => 'JWT', 'alg' => $alg, 'kid' => $kid]) . '.' . $json($claims);
    if ($alg === 'HS256') {
        $signature = hash_hmac('sha256', $input, $key, true);
    } elseif (!openssl_sign($input, $signature, $key, OPENSSL_ALGO_SHA256)) {
        throw new RuntimeException('The private key cannot be used.');
    }
    return $input . '.' . $encode($signature);
}

if (PHP_SAPI === 'cli' && realpath($argv[0] ?? '') === __FILE__) {
    // What the tests ask: the answer of `identity-url` is the token alone, as text.
    $asked = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
    echo guichet_token($asked['person'], $asked['iss'], $asked['aud'], $asked['key'], $asked['alg'], $asked['kid'], $asked['now']);
}
