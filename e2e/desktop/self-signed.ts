/** A certificate for localhost that nobody vouches for, valid for a century. Its key opens nothing: it is here for everybody to read. */
export const selfSigned = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUT5zjXrnxPit8ohCXby1nPUujbZYwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyOTAyMzMwN1oYDzIxMjYxMTA1
MDIzMzA3WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATuMdq/04vDbqx0HyrfjLoHcpNuyYG9DKeFKonLwv8Cw70I8hHJq7MN
/8vonThS98hVrm7ETP4Y+q7CTEeY9e3Vo28wbTAdBgNVHQ4EFgQUPajMusGWXg3m
NhdaZj3ee9WSK5kwHwYDVR0jBBgwFoAUPajMusGWXg3mNhdaZj3ee9WSK5kwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhANnbCBY3snsRe5ehGlKIntHiBDvQ4oAD+KP2MMWT7vHqAiEA
7GJzf0qw8ttkuXmxvuGGOgsoLYxm8SqiSiS68UpIWnY=
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgman9Crmp+fRn1/p5
O+2x+typW6bcp5dS573rEIEJ9uahRANCAATuMdq/04vDbqx0HyrfjLoHcpNuyYG9
DKeFKonLwv8Cw70I8hHJq7MN/8vonThS98hVrm7ETP4Y+q7CTEeY9e3V
-----END PRIVATE KEY-----`,
};
