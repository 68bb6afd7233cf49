@echo off
rem Builds what is out of date, then starts the whole system in one JVM: run [--fresh]
rem Or breaks it on real servers in containers, and checks that it keeps its promises: run prove [name]
rem Or shows, on the running system, one of the things that it can do: run demo [name]
rem Or empties a channel of the running system, so that another broker can carry it: run move CHANNEL [--release]
rem Or measures what an order costs, side by side with others that do the same, in containers: run bench [orders|relays] [--quick]
setlocal
cd /d "%~dp0"
set "JAR=embedded\target\orderflow-exec.jar"
set "DEMO=demo\target\orderflow-demo-exec.jar"
set "BENCH=benchmarks\harness\target\orderflow-benchmarks-exec.jar"
set "PROOFS=system-tests\src\test\java\orderflow\system\proof\*Test.java"
if not defined ORDERFLOW_DATA set "ORDERFLOW_DATA=data"

if "%~1"=="prove" goto java
if "%~1"=="demo" goto java
if "%~1"=="move" goto java
if "%~1"=="bench" goto java
if not "%~2"=="" goto usage
if "%~1"=="--fresh" goto java
if not "%~1"=="" goto usage

:java
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1 || (echo orderflow cannot start. There is no Java: install a JDK 17 or newer, or set JAVA_HOME.& exit /b 1)
set "VERSION=unknown"
set "MAJOR=0"
rem the outer quotes are for the cmd that runs this line: without them it takes away those around a path with spaces
for /f "tokens=3" %%v in ('^""%JAVA%" -version 2^>^&1 ^| findstr /c:" version "^"') do set "VERSION=%%~v"
for /f "tokens=1 delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if "%VERSION%"=="unknown" set "MAJOR=0"
if %MAJOR% LSS 17 (echo orderflow cannot start. It needs Java 17 or newer; "%JAVA%" is version %VERSION%.& exit /b 1)
"%JAVA%c" -version >nul 2>&1 || (echo orderflow cannot start. It needs a JDK, not only a Java runtime: "%JAVA%c" is missing.& exit /b 1)

if "%~1"=="prove" goto prove
if "%~1"=="demo" goto demo
if "%~1"=="move" goto demo
if "%~1"=="bench" goto bench
if not exist "%ORDERFLOW_DATA%\" mkdir "%ORDERFLOW_DATA%" 2>nul || (echo orderflow cannot start. The folder "%ORDERFLOW_DATA%" cannot be written.& exit /b 1)
echo Building orderflow where it is out of date (the first time takes some minutes)
call mvnw.cmd -q -Dmaven.test.skip=true -pl embedded -am package || (echo orderflow cannot start. The build failed; its last lines are above.& exit /b 1)
echo Starting orderflow
"%JAVA%" -Xmx640m -XX:+UseSerialGC -jar "%JAR%" %1
exit /b %ERRORLEVEL%

:prove
set "PROOF=%~2"
if not defined PROOF set "PROOF=proof"
if not "%PROOF%"=="proof" findstr /c:"@Tag(\"%PROOF%\")" %PROOFS% >nul || (echo orderflow cannot start. There is no proof "%PROOF%".& exit /b 1)
echo Building orderflow, then proving: %PROOF%
call mvnw.cmd -q -pl system-tests -am verify -Dproof=%PROOF%
exit /b %ERRORLEVEL%

:demo
set "ARGUMENTS=%2 %3"
if "%~1"=="move" set "ARGUMENTS=%*"
echo Building the demos where they are out of date
call mvnw.cmd -q -Dmaven.test.skip=true -pl demo -am package || (echo orderflow cannot start. The build failed; its last lines are above.& exit /b 1)
"%JAVA%" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "%DEMO%" %ARGUMENTS%
exit /b %ERRORLEVEL%

:bench
for /f "tokens=1,*" %%a in ("%*") do set "ARGUMENTS=%%b"
echo Building orderflow and the contenders
call mvnw.cmd -q --batch-mode -Pbenchmarks -pl "!embedded,!demo,!system-tests,!messaging/contract-tests" -Dmaven.test.skip=true package || (echo orderflow cannot start. The build failed; its last lines are above.& exit /b 1)
"%JAVA%" -Xmx256m -XX:+UseSerialGC -jar "%BENCH%" %ARGUMENTS%
exit /b %ERRORLEVEL%

:usage
echo orderflow cannot start. Usage: run [--fresh], or run demo [name], or run move CHANNEL [--release], or run prove [name], or run bench [orders^|relays]
exit /b 1
